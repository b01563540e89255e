type Props = { readonly added: number; readonly sum: number }

/** What the threads say they added, what the cell holds, and what is missing in it. */
export function CellFigures({ added, sum }: Props) {
  const lost = Math.max(0, added - sum)
  const figures = [
    { name: 'added', count: added },
    { name: 'in the cell', count: sum },
    { name: 'lost', count: lost },
  ]
  return (
    <dl className="count-figures">
      {figures.map(({ name, count }) => (
        <div key={name} data-name={name} data-bad={name === 'lost' && count > 0}>
          <dt>
            <i className="count-key" />
            {name}
          </dt>
          <dd className="number">{count.toLocaleString('en')}</dd>
        </div>
      ))}
    </dl>
  )
}
