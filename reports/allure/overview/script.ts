/** Buttons of Allure that are pictures alone, by their test id: a screen reader has nothing else to say. */
const NAMES: Record<string, string> = {
  'toggle-layout-button': 'Change the layout',
  'tree-arrow': 'Open or close this group',
  'tree-subtree-toggle': 'Open or close everything below',
  'test-result-nav-prev': 'Previous test',
  'test-result-nav-next': 'Next test',
  'test-result-breadcrumb-button': 'All tests',
  'test-result-fullname-copy': 'Copy the name',
  'test-result-steps-subtree-toggle': 'Open or close all steps',
}

/**
 * Shows the overview where Allure shows its tree, and a way back where it shows one test. Jumps inside the overview go by focus, because the part
 * of the address behind the hash is what Allure finds a test by.
 */
export const SCRIPT = `(() => {
  const overview = document.getElementById('signoff')
  const back = document.getElementById('signoff-back')
  const show = () => {
    const home = ['', '#', '#/'].includes(location.hash)
    const was = document.documentElement.dataset.signoff
    document.documentElement.dataset.signoff = home ? 'home' : 'test'
    overview.hidden = !home
    back.hidden = home
    if (was !== document.documentElement.dataset.signoff) scrollTo(0, 0)
  }
  addEventListener('hashchange', show)
  addEventListener('popstate', show)
  for (const name of ['pushState', 'replaceState']) {
    const real = history[name].bind(history)
    history[name] = (...given) => { real(...given); show() }
  }
  // Allure takes arrows and Enter for its tree wherever the focus is: in the overview they scroll and follow links.
  addEventListener('keydown', (event) => {
    if (overview.hidden || document.getElementById('app').contains(event.target)) return
    event.stopImmediatePropagation()
  }, true)
  document.addEventListener('click', (event) => {
    const jump = event.target.closest('[data-jump]')
    if (jump === null) return
    event.preventDefault()
    const target = document.getElementById(jump.dataset.jump)
    if (target === null) return
    target.scrollIntoView()
    target.focus({ preventScroll: true })
  })
  const names = ${JSON.stringify(NAMES)}
  let asked = false
  const name = () => {
    asked = false
    for (const button of document.querySelectorAll('button:not([aria-label])'))
      if (button.textContent.trim() === '') button.setAttribute('aria-label', names[button.dataset.testid] ?? 'Tool of the report')
    // Its label hides from a screen reader the message that it shows.
    for (const button of document.querySelectorAll('button[aria-label="Error"]')) button.removeAttribute('aria-label')
  }
  new MutationObserver(() => {
    if (asked) return
    asked = true
    requestAnimationFrame(name)
  }).observe(document.getElementById('app'), { childList: true, subtree: true })
  show()
})()`
