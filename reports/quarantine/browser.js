// Runs in the page, from disk. Everything of the data becomes text of a node: nothing of it is ever read as markup.
const data = JSON.parse(document.getElementById('data').textContent)
const PAGE = 100
const number = (value) => value.toLocaleString('en-US')

function element(tag, attributes, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes ?? {})) made.setAttribute(name, value)
  made.append(...children)
  return made
}

// Line 9 before line 10.
const { compare } = new Intl.Collator('en', { numeric: true })

// Characters that can not be seen, or that turn what follows them round, are shown by their number.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const visible = (text) => text.replace(HIDDEN, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
const named = (text) => element('bdi', {}, visible(text))

// A table that is sorted by its headings and shown by pages. `rows` are arrays of texts and numbers; `only` says which are shown.
function openTable(place, { columns, rows, sorted, falling, action }) {
  let [order, down, page, shown] = [sorted, falling, 0, rows]
  const body = element('tbody')
  const buttons = columns.map(({ name }, at) => {
    const button = element('button', { type: 'button' }, name, element('span', { 'aria-hidden': 'true' }))
    button.addEventListener('click', () => {
      if (order === at) down = !down
      else [order, down] = [at, columns[at].kind === 'number']
      sort()
      draw(0)
    })
    return button
  })
  const heads = columns.map(({ kind }, at) => element('th', { scope: 'col', class: kind ?? '' }, buttons[at]))
  const more = action === undefined ? [] : [element('th', { scope: 'col' }, action.name)]
  const label = place.dataset.label
  const scroll = element('div', { class: 'scroll', role: 'region', tabindex: '0', 'aria-label': label })
  scroll.append(element('table', { 'aria-label': label }, element('thead', {}, element('tr', {}, ...heads, ...more)), body))
  const status = element('span', { class: 'status', role: 'status' })
  const previous = element('button', { type: 'button' }, `Previous ${PAGE}`)
  const next = element('button', { type: 'button' }, `Next ${PAGE}`)
  previous.addEventListener('click', () => draw(page - 1))
  next.addEventListener('click', () => draw(page + 1))
  place.append(scroll, element('div', { class: 'pages' }, previous, next, status))

  const cell = (value, { kind }) => {
    if (kind === 'number') return element('td', { class: kind }, value === null ? '–' : number(value))
    return element('td', kind === undefined ? {} : { class: kind }, value === '' ? '–' : named(value))
  }
  function sort() {
    const direction = down ? -1 : 1
    // Nothing stands last, whichever way.
    const empty = (value) => value === null || value === ''
    shown.sort((a, b) => {
      const [left, right] = [a.cells[order], b.cells[order]]
      if (empty(left) || empty(right)) return Number(empty(left)) - Number(empty(right))
      return direction * (typeof left === 'number' ? left - right : compare(left, right))
    })
  }
  function draw(to) {
    const pages = Math.max(1, Math.ceil(shown.length / PAGE))
    page = Math.min(Math.max(0, to), pages - 1)
    const from = page * PAGE
    body.replaceChildren(
      ...shown.slice(from, from + PAGE).map((row) => {
        const cells = row.cells.map((value, at) => cell(value, columns[at]))
        return element('tr', {}, ...cells, ...(action === undefined ? [] : [element('td', {}, action.of(row))]))
      }),
    )
    for (const [at, head] of heads.entries()) {
      head.setAttribute('aria-sort', at === order ? (down ? 'descending' : 'ascending') : 'none')
      buttons[at].lastChild.textContent = at === order ? (down ? ' ▼' : ' ▲') : ''
    }
    status.textContent =
      shown.length === 0
        ? 'Nothing to show'
        : `${number(from + 1)} to ${number(Math.min(from + PAGE, shown.length))} of ${number(shown.length)}`
    for (const button of [previous, next]) button.hidden = pages === 1
    previous.disabled = page === 0
    next.disabled = page === pages - 1
  }
  const only = (wanted) => {
    shown = rows.filter(wanted)
    sort()
    draw(0)
  }
  only(() => true)
  return { only, focus: () => scroll.focus() }
}

const searched = (cells) => cells.join('\n').toLowerCase()
const row = (cells, more = {}) => ({ cells, search: searched(cells), ...more })

// One part of the page: a table of counts, a table of lines, and what filters both.
function openPart(id, { counts, lines, filters }) {
  const place = document.getElementById(id)
  if (place === null) return
  const form = place.querySelector('form')
  const choice = form.querySelector('select')
  const search = form.querySelector('input')
  let cell = null
  const show = (at) => {
    cell = at
    update()
    linesTable.focus()
  }
  const action = {
    name: 'See them',
    of: (of) => {
      const button = element(
        'button',
        {
          type: 'button',
          class: 'link',
          'aria-label': `show ${number(of.examples)} lines of ${visible(of.cells[0])}, ${visible(of.cells[1])}`,
        },
        `show ${number(of.examples)}`,
      )
      button.addEventListener('click', () => show(of.cell))
      return button
    },
  }
  const countsTable = openTable(place.querySelector('.counts'), { ...counts, action })
  const linesTable = openTable(place.querySelector('.lines'), lines)
  const all = place.querySelector('.all')
  all.addEventListener('click', () => {
    cell = null
    update()
    search.focus()
  })
  function update() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean)
    const fits = (of) => (choice.value === '' || of.group === choice.value) && words.every((word) => of.search.includes(word))
    countsTable.only(fits)
    linesTable.only((of) => (cell === null || of.cell === cell) && fits(of))
    all.hidden = cell === null
  }
  for (const name of filters) choice.append(element('option', { value: name }, visible(name)))
  search.addEventListener('input', update)
  choice.addEventListener('change', update)
  form.addEventListener('submit', (event) => event.preventDefault())
  all.hidden = true
}

const groups = (rows) => [...new Set(rows.map(({ group }) => group))].sort()

const ledger = data.ledger.map(([source, kind, reason, lines, examples], cell) =>
  row([source, kind, reason, lines], { group: kind, cell, examples: examples.length, lines: examples }),
)
openPart('ledger', {
  filters: groups(ledger),
  counts: {
    columns: [{ name: 'Source' }, { name: 'What became of it' }, { name: 'Because' }, { name: 'Lines', kind: 'number' }],
    rows: ledger,
    sorted: 3,
    falling: true,
  },
  lines: {
    columns: [
      { name: 'Ledger line', kind: 'reference' },
      { name: 'Source' },
      { name: 'What became of it' },
      { name: 'Because' },
      { name: 'Survivor', kind: 'reference' },
      { name: 'Similarity', kind: 'number' },
      { name: 'Family' },
      { name: 'Read from' },
      { name: 'Position' },
    ],
    rows: ledger.flatMap(({ cells: [source, kind, reason], cell, lines }) =>
      lines.map(([ref, family, key, at, survivor, similarity]) =>
        row([ref, source, kind, reason, survivor, similarity, family, key, at], { group: kind, cell }),
      ),
    ),
    sorted: 0,
    falling: false,
  },
})

const waiting = data.waiting.map(([source, type, records, findings, lowest, highest, examples], cell) =>
  row([source, type, records, findings, lowest, highest], { group: type, cell, examples: examples.length, lines: examples }),
)
openPart('waiting', {
  filters: groups(waiting),
  counts: {
    columns: [
      { name: 'Source' },
      { name: 'Possible' },
      { name: 'Records', kind: 'number' },
      { name: 'Findings', kind: 'number' },
      { name: 'Least sure', kind: 'number' },
      { name: 'Most sure', kind: 'number' },
    ],
    rows: waiting,
    sorted: 2,
    falling: true,
  },
  lines: {
    columns: [
      { name: 'Queue line', kind: 'reference' },
      { name: 'Source' },
      { name: 'Possible' },
      { name: 'Findings', kind: 'number' },
      { name: 'Confidence', kind: 'number' },
    ],
    rows: waiting.flatMap(({ cells: [source, type], cell, lines }) =>
      lines.map(([ref, findings, confidence]) => row([ref, source, type, findings, confidence], { group: type, cell })),
    ),
    sorted: 4,
    falling: true,
  },
})
