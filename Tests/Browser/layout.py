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


# A picture whose place is as large before it is there as afterwards, wherever it is shown and however it is turned.
PICTURES = r"""async () => {
  const found = [], pictures = [...document.querySelectorAll('main .text img')]
  for (const picture of pictures) {
    await picture.decode().catch(() => {})
    const [width, height] = [picture.getAttribute('width'), picture.getAttribute('height')].map(Number)
    const name = decodeURI(picture.getAttribute('src'))
    if (!width || !height) found.push(['picture of unknown size', name])
    else if (!picture.naturalWidth) found.push(['picture is not shown', name])
    else if (Math.abs(width / height - picture.naturalWidth / picture.naturalHeight) > 0.02 * width / height)
      found.push(['picture of another size', `${name}: ${width} × ${height}, not ${picture.naturalWidth} × ${picture.naturalHeight}`])
    const box = picture.getBoundingClientRect(), border = picture.offsetHeight - picture.clientHeight
    if (width && Math.abs((box.width - border) * height / width - (box.height - border)) > 2) found.push(['picture is stretched', `${name}: ${box.width} × ${box.height}`])
  }
  return found
}"""


def pictures(visit):
    yield from map(tuple, visit.ask(PICTURES))
