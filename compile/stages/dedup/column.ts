/** A typed array that grows: one number a record, without an object a record. */
type Numeric = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array | BigUint64Array

export class Column<A extends Numeric> {
  #array: A
  #length = 0
  readonly #make: new (length: number) => A

  /** `expected`: values that will come, as far as is known; room for fewer is made larger, which for a moment takes twice the memory. */
  constructor(make: new (length: number) => A, expected = 1024) {
    this.#make = make
    this.#array = new make(expected)
  }

  push(value: A[number]): void {
    if (this.#length === this.#array.length) this.#grow(this.#length + 1)
    this.#array[this.#length++] = value
  }

  /** Appends all values of an array, e.g. the bytes of a hash. */
  append(values: ArrayLike<A[number]>): void {
    if (this.#length + values.length > this.#array.length) this.#grow(this.#length + values.length)
    this.#array.set(values as never, this.#length)
    this.#length += values.length
  }

  #grow(needed: number): void {
    const larger = new this.#make(Math.max(needed, 1024, Math.ceil(this.#array.length * 1.5)))
    larger.set(this.#array as never)
    this.#array = larger
  }

  /** The values, without the spare room. The column must not be used afterwards. */
  finish(): A {
    return this.#array.subarray(0, this.#length) as A
  }
}
