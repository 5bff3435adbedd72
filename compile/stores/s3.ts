/** S3 stores as inputs: what is read here is listed and got, and nothing is ever written. */
export { type S3Access, openS3Access, sharedAccess } from './s3/client.ts'
export { parseS3 } from './s3/location.ts'
export { headS3, listPages, listS3 } from './s3/list.ts'
export { openS3 } from './s3/read.ts'
