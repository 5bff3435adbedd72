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
  document.addEventListener('click', (event) => {
    const jump = event.target.closest('[data-jump]')
    if (jump === null) return
    event.preventDefault()
    const target = document.getElementById(jump.dataset.jump)
    if (target === null) return
    target.scrollIntoView()
    target.focus({ preventScroll: true })
  })
  show()
})()`
