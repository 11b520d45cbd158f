/** The same function, which works out what comes of a table only the first time it is asked. */
export function once<Table extends object, Made>(make: (table: Table) => Made): (table: Table) => Made {
  const known = new WeakMap<Table, Made>();
  return (table) => {
    let made = known.get(table);
    if (made === undefined) {
      made = make(table);
      known.set(table, made);
    }
    return made;
  };
}
