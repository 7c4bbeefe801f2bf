import type { BrowserContext } from 'playwright-core'

/** What pages complained of: errors, broken content security policy, requests to anybody but the sandbox. */
export class Complaints {
  readonly #heard: string[] = []
  readonly #expected: RegExp[] = []

  /** Complaints that fit are part of the test, such as requests that fail while the platform is away. */
  expect(what: RegExp): void {
    this.#expected.push(what)
  }

  add(what: string): void {
    this.#heard.push(what)
  }

  /** Those that nobody expected. */
  list(): readonly string[] {
    return this.#heard.filter((each) => !this.#expected.some((what) => what.test(each)))
  }

  async listen(context: BrowserContext, home: string): Promise<void> {
    context.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.#heard.push(`console: ${message.text()}`)
    })
    context.on('weberror', (error) => this.#heard.push(`thrown: ${error.error().message}`))
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(`${home}/`) && !/^(?:data|blob):/.test(url)) this.#heard.push(`foreign: ${url}`)
    })
    await context.addInitScript(`document.addEventListener('securitypolicyviolation', (event) =>
      console.error('content security policy', event.violatedDirective, event.blockedURI))`)
  }
}
