export interface S3Location {
  bucket: string
  key: string
}

export const isS3 = (location: string): boolean => location.startsWith('s3:')

/** Takes `s3://bucket/key` apart. Throws where it is not of that form. */
export function parseS3(uri: string): S3Location {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/s.exec(uri)
  if (match === null) throw new Error(`"${uri}" is no S3 location; expected s3://bucket/key-or-prefix`)
  return { bucket: match[1]!, key: match[2] ?? '' }
}

export const uriOf = ({ bucket, key }: S3Location): string => `s3://${bucket}/${key}`
