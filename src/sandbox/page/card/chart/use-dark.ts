import { useEffect, useState } from 'preact/hooks'

const isDark = (): boolean => document.documentElement.dataset.theme === 'dark'

/** Whether the page is in its dark theme, followed as it changes. */
export function useDark(): boolean {
  const [dark, setDark] = useState(isDark)
  useEffect(() => {
    const observer = new MutationObserver(() => setDark(isDark()))
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => observer.disconnect()
  }, [])
  return dark
}
