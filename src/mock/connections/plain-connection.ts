import { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { deliverBadly } from '../faults/deliver-answer.js';
import type { Delivery } from '../faults/delivery.js';
import { isLater } from '../is-later.js';
import type { Soon } from '../mock-engine.js';
import type { ReceivedRequest } from '../received-request.js';
import type { ServedAnswer } from '../served-answer.js';
import { answerBytes } from './answer-bytes.js';
import { PlainRequestReader } from './plain-request.js';

/** What answers plain requests. */
export interface PlainService {
  /** `undefined` for a request that `node:http` must see. */
  answer(request: ReceivedRequest): Soon<ServedAnswer> | undefined;
}

/** After how many looks without a request a connection is closed, and one on which nothing ever came is left to `node:http`. */
const looksBeforeClose = 6;

/** A connection as long as only plain requests come on it, one after the other. */
export class PlainConnection {
  readonly #socket: Socket;
  readonly #service: PlainService;
  readonly #serveOtherwise: (socket: Socket) => void;
  readonly #forget: () => void;
  readonly #reader = new PlainRequestReader();
  #looks = 0;
  #hasServed = false;
  #isBusy = false;
  #isClosing = false;
  /** What came before the answer was out. */
  #early: Buffer | undefined;

  constructor(
    socket: Socket,
    service: PlainService,
    serveOtherwise: (socket: Socket) => void,
    forget: () => void,
  ) {
    this.#socket = socket;
    this.#service = service;
    this.#serveOtherwise = serveOtherwise;
    this.#forget = forget;
    socket.on('data', this.#take);
    socket.on('end', this.#end);
    socket.on('error', ignore);
    socket.on('close', forget);
  }

  /** Called once a second. */
  look(): void {
    if (this.#isBusy || ++this.#looks < looksBeforeClose) return;
    if (this.#hasServed) this.#socket.destroySoon();
    else this.#handOver();
  }

  close(): void {
    this.#isClosing = true;
    if (!this.#isBusy) this.#socket.destroySoon();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  readonly #take = (bytes: Buffer): void => {
    if (this.#isBusy) {
      this.#early = this.#early ? Buffer.concat([this.#early, bytes]) : bytes;
      this.#socket.pause();
      return;
    }
    // A client that does not read its answers is for `node:http` to hold back.
    const request = this.#socket.writableNeedDrain ? undefined : this.#reader.read(bytes);
    try {
      const said = request && this.#service.answer(request);
      if (!request || !said) this.#handOver(bytes);
      else this.#respond(said, request.method === 'HEAD');
    } catch {
      this.#socket.destroy();
    }
  };

  #respond(said: Soon<ServedAnswer>, isHead: boolean): void {
    this.#looks = 0;
    this.#hasServed = true;
    if (!isLater(said)) {
      this.#send(said, isHead);
      return;
    }
    this.#isBusy = true;
    said
      .then((answer) => {
        this.#isBusy = false;
        this.#send(answer, isHead);
      })
      .catch(() => this.#socket.destroy());
  }

  #send(answer: ServedAnswer, isHead: boolean): void {
    const { delivery } = answer;
    if (delivery === undefined) {
      this.#socket.write(answerBytes(answer, isHead));
      this.#goOn();
    } else this.#sendBadly(answer, delivery, isHead);
  }

  #sendBadly(answer: ServedAnswer, delivery: Delivery, isHead: boolean): void {
    const socket = this.#socket;
    const message = new IncomingMessage(socket);
    message.method = isHead ? 'HEAD' : 'GET';
    const response = new ServerResponse(message);
    response.assignSocket(socket);
    this.#isBusy = true;
    response.on('finish', () => {
      response.detachSocket(socket);
      this.#isBusy = false;
      this.#goOn();
    });
    deliverBadly(response, answer, delivery);
  }

  #goOn(): void {
    if (this.#isClosing) {
      this.#socket.destroySoon();
      return;
    }
    const early = this.#early;
    if (!early) return;
    this.#early = undefined;
    this.#take(early);
    if (!this.#isBusy) this.#socket.resume();
  }

  readonly #end = (): void => {
    if (this.#isBusy) this.#isClosing = true;
    else this.#socket.end();
  };

  #handOver(bytes?: Buffer): void {
    const socket = this.#socket;
    socket.off('data', this.#take);
    socket.off('end', this.#end);
    socket.off('error', ignore);
    socket.off('close', this.#forget);
    this.#forget();
    this.#serveOtherwise(socket);
    if (bytes) socket.emit('data', bytes);
  }
}

function ignore(): void {
  // 'close' follows.
}
