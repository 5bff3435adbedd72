/**
 * For tests only: a proxy before an S3 store that does what networks, overloaded servers and bad gateways do. It forwards every request as it is
 * (signatures cover the host, so a client signs for the proxy's name and the store takes it), and applies the fault that the schedule names for it.
 */
import { createServer, request as send, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyOf, fixtureEnv } from './s3-fixture.ts'

export const FAULTS = [
  'reset', // the connection breaks before the store hears of the request
  'lost', // the store does what was asked, and its answer is lost
  'internal', // 500
  'slow_down', // 503 SlowDown
  'cut', // the answer breaks off in its middle
  'short', // Content-Length announces more than comes
  'flipped', // a bit of the body is wrong
  'flipped_upload', // a bit of what is sent is wrong
  'skew', // the store thinks that this machine's clock is wrong
  'drip', // the body comes in small pieces, with pauses
] as const
export type Fault = (typeof FAULTS)[number]

/** What happens to request number `n` (from 0); undefined: nothing. A function may change the answer. */
export type Schedule = (request: { n: number; method: string; path: string }) => Fault | ((answer: Answer) => Answer) | undefined

export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

export interface FaultProxy {
  env: Record<string, string>
  server: Server
  /** How often each fault was met. */
  met: Map<Fault, number>
  close(): Promise<void>
}

export async function serveFaults(endpoint: string, schedule: Schedule): Promise<FaultProxy> {
  const met = new Map<Fault, number>()
  let n = 0
  const server = createServer((request, response) => {
    const chosen = schedule({ n: n++, method: request.method!, path: request.url! })
    if (typeof chosen === 'string') met.set(chosen, (met.get(chosen) ?? 0) + 1)
    void pass(endpoint, request, response, chosen).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { server, met, close, env: fixtureEnv((server.address() as AddressInfo).port) }
}

const failed = (response: ServerResponse, status: number, code: string): void => {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>as asked</Message></Error>`)
}

async function pass(endpoint: string, request: IncomingMessage, response: ServerResponse, chosen: ReturnType<Schedule>): Promise<void> {
  const body = await bodyOf(request)
  if (chosen === 'reset') return void response.destroy()
  if (chosen === 'internal') return failed(response, 500, 'InternalError')
  if (chosen === 'slow_down') return failed(response, 503, 'SlowDown')
  if (chosen === 'skew') return failed(response, 403, 'RequestTimeTooSkewed')
  const answer = await forward(endpoint, request, chosen === 'flipped_upload' && request.method === 'PUT' ? flip(body) : body)
  if (chosen === 'lost') return void response.destroy()
  await tell(
    response,
    typeof chosen === 'function' ? chosen(answer) : answer,
    typeof chosen === 'string' ? chosen : undefined,
    request.method === 'HEAD',
  )
}

function forward(endpoint: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = send(new URL(url!, endpoint), { method: method!, headers: { ...headers, connection: 'close' } }, (answer) => {
      bodyOf(answer).then((bytes) => resolve({ status: answer.statusCode!, headers: answer.headers, body: bytes }), reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

const flip = (body: Buffer): Buffer => {
  const changed = Buffer.from(body)
  const at = Math.floor(changed.length / 2)
  if (changed.length > 0) changed[at] = changed[at]! ^ 1
  return changed
}

async function tell(response: ServerResponse, answer: Answer, fault: Fault | undefined, isHead: boolean): Promise<void> {
  const { 'transfer-encoding': _, connection: __, ...headers } = answer.headers
  // A listing with one wrong letter is a right listing of something else: only objects can be checked.
  const body = fault === 'flipped' && !String(headers['content-type']).includes('xml') ? flip(answer.body) : answer.body
  const length = isHead ? Number(headers['content-length'] ?? 0) : body.length + (fault === 'short' ? 7 : 0)
  response.writeHead(answer.status, { ...headers, 'content-length': length })
  if (fault === 'cut' || fault === 'short') {
    response.write(fault === 'cut' ? body.subarray(0, Math.floor(body.length / 2)) : body)
    return void setTimeout(() => response.destroy(), 5)
  }
  if (fault === 'drip') {
    for (let at = 0; at < body.length && at < 4; at++) {
      response.write(body.subarray(at, at + 1))
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    return void response.end(body.subarray(4))
  }
  response.end(isHead ? undefined : body)
}

/** A schedule drawn from a seed: a fault for about `share` of the requests. */
export function drawnFaults(seed: number, share: number, faults: readonly Fault[] = FAULTS): Schedule {
  let state = seed >>> 0
  // mulberry32: small, and the same on every machine.
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  return () => (next() < share ? faults[Math.floor(next() * faults.length)] : undefined)
}
