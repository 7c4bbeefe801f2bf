// Unpacks the browser that the tests use, into TMPDIR; a process of its own, for the package looks at the environment.

import Chromium from '@sparticuz/chromium'

await Chromium.executablePath()
