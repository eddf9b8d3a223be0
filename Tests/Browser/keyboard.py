"""The keyboard: a walk with Tab through the page, its skip link, its details, the key that can be turned off."""

# Longer pages are walked so far; what follows is of the same make.
LONGEST_WALK = 120

# What Tab should reach, in order, numbered for the walk. Of a group of radio buttons Tab reaches one.
NUMBER = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(element =>
    element.tabIndex >= 0 && !element.disabled && !(element.type === 'radio' && !element.checked)
    && element.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}))
  window.walked = all
  return all.length
}"""

# The focus: null when it is nowhere. `seen`: some point of it lies in the window with nothing over it.
FOCUS = """() => {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement) return null
  const style = getComputedStyle(element)
  const points = [...element.getClientRects()].flatMap(box => {
    const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right), top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom)
    return left < right && top < bottom ? [0.1, 0.5, 0.9].flatMap(x => [0.1, 0.5, 0.9].map(y => [left + x * (right - left), top + y * (bottom - top)])) : []
  })
  const seen = points.some(([x, y]) => { const top = document.elementFromPoint(x, y); return top && (element.contains(top) || top.contains(element)) })
  const text = (element.textContent || element.ariaLabel || '').trim().slice(0, 40)
  return {number: window.walked.indexOf(element), seen, ringed: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
    name: `${element.tagName.toLowerCase()}${element.className ? '.' + element.className.replaceAll(' ', '.') : ''} "${text}"`}
}"""
NAME = "number => window.walked[number].outerHTML.slice(0, 120)"
IN_MAIN = "() => document.querySelector('main').contains(document.activeElement)"
SWITCH = """isOn => {
  const key = document.querySelector('[role=switch]')
  if (key.ariaChecked !== String(isOn)) key.click()
  document.activeElement.blur()
}"""
DETAILS = "details:not([open]) > summary"


def walk(visit):
    expected = visit.ask(NUMBER)
    reached, last = 0, None
    # Boxes that scroll take the focus too, so there are more stops than elements.
    for _ in range(min(2 * expected + 10, LONGEST_WALK)):
        visit.press("Tab")
        focus = visit.ask(FOCUS)
        if not focus:
            break
        if focus == last:
            yield "focus is trapped", focus["name"]
            return
        last = focus
        if not focus["seen"]:
            yield "focused element is not seen", focus["name"]
        if not focus["ringed"]:
            yield "focus has no ring", focus["name"]
        if focus["number"] > reached:
            yield "Tab passes over", visit.ask(NAME, reached)
        if focus["number"] >= 0:
            reached = focus["number"] + 1
        if reached == expected:
            return
    else:
        return
    if reached < expected:
        yield "focus is lost before", visit.ask(NAME, reached)


def skip_link(visit):
    visit.tab.reload(wait_until="load")
    visit.press("Tab")
    visit.press("Enter")
    if not visit.ask(IN_MAIN):
        yield "skip link does not lead to main", visit.ask("() => document.activeElement.outerHTML.slice(0, 120)")


def details(visit):
    """The first closed details of the page's frame and those of its text."""
    visit.ask("selector => { window.folds = [...document.querySelectorAll(selector)].filter(summary => summary.checkVisibility()).slice(0, 4) }", DETAILS)
    for number in range(visit.ask("() => window.folds.length")):
        for key, wanted in [("Enter", True), ("Space", False)]:
            visit.ask("number => window.folds[number].focus()", number)
            visit.press(key)
            if visit.ask("number => window.folds[number].parentElement.open", number) != wanted:
                yield f"{key} does not {'open' if wanted else 'close'} details", visit.ask("number => window.folds[number].textContent.trim()", number)


def slash(visit):
    """A shortcut that is one sign can be turned off (WCAG 2.1.4)."""
    if not visit.ask("() => document.querySelector('[role=switch]') && document.getElementById('x.query') && true"):
        return
    for is_on in (False, True):
        visit.ask(SWITCH, is_on)
        visit.press("/")
        if visit.ask("() => document.activeElement.id === 'x.query'") != is_on:
            yield "the key / does not obey its switch", f"turned {'on' if is_on else 'off'}"


def run(visit):
    yield from walk(visit)
    yield from skip_link(visit)
    yield from details(visit)
    yield from slash(visit)
