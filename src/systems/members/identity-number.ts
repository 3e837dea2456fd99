/** Eighteen places whose last one follows from the first seventeen (GB 11643-1999): what a slip of the finger breaks. */
export function looksRight(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false
  // The weight of a place is 2 to the power of its distance from the right, modulo 11.
  let rest = 0
  for (const digit of idNumber.slice(0, 17)) rest = (rest + Number(digit)) * 2
  return '10X98765432'.charAt(rest % 11) === idNumber.charAt(17)
}
