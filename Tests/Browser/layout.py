"""Layout: nothing hangs out of the page and no text is cut off."""

REFLOW = r"""() => {
  const root = document.documentElement, found = []
  const name = element => element.tagName.toLowerCase() + (element.id ? '#' + element.id : '')
    + [...element.classList].map(word => '.' + word).join('') + ' "' + element.textContent.trim().slice(0, 40) + '"'
  const style = element => getComputedStyle(element)
  const scrolls = element => { for (let e = element.parentElement; e && e !== document.body; e = e.parentElement)
    if (style(e).overflowX !== 'visible') return true; return false }
  if (root.scrollWidth > root.clientWidth) {
    const wide = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e))
    found.push(['page scrolls sideways', `${root.scrollWidth} px in ${root.clientWidth} px: ${wide.length ? name(wide[wide.length - 1]) : 'nothing found'}`])
  }
  for (const e of document.body.querySelectorAll('*')) {
    // A box that scrolls and one that shows an ellipsis tell that there is more; a box of one pixel speaks to screen readers only.
    const s = style(e)
    const cuts = side => ['hidden', 'clip'].includes(s[side])
    if (!(cuts('overflowX') || cuts('overflowY')) || e.clientWidth <= 1 || s.textOverflow === 'ellipsis' || !e.textContent.trim()) continue
    if (cuts('overflowX') && e.scrollWidth > e.clientWidth + 1 || cuts('overflowY') && e.scrollHeight > e.clientHeight + 1)
      found.push(['text is cut off', name(e)])
  }
  return found
}"""


def reflow(visit):
    yield from map(tuple, visit.ask(REFLOW))
