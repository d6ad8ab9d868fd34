/** Libraries that come without types, as far as they are used, and those that come late: scripts/late-libraries.ts. */
declare module 'events' {
  class EventEmitter {
    on(name: string, listener: (...args: unknown[]) => void): this;
    once(name: string, listener: (...args: unknown[]) => void): this;
    emit(name: string, ...args: unknown[]): boolean;
    listenerCount(name: string): number;
  }

  export { EventEmitter };
  export default EventEmitter;
}
declare module 'path-browserify' {
  const path: {
    resolve(...parts: string[]): string;
    join(...parts: string[]): string;
    dirname(path: string): string;
    basename(path: string, suffix?: string): string;
    extname(path: string): string;
  };
  export default path;
}
declare module 'readable-stream' {
  interface StreamOptions {
    read?(this: Readable): void;
    write?(chunk: Uint8Array, encoding: string, done: (error?: Error | null) => void): void;
    final?(done: (error?: Error | null) => void): void;
  }
  class Readable {
    constructor(options?: StreamOptions);
    push(chunk: Uint8Array | null): boolean;
    destroy(error?: Error): this;
  }
  class Writable {
    constructor(options?: StreamOptions);
  }
  const stream: { Readable: typeof Readable; Writable: typeof Writable };

  export { Readable, Writable };
  export default stream;
}
declare module 'late:acorn' {
  const library: () => typeof import('acorn');
  export default library;
}
declare module 'late:fflate' {
  const library: () => typeof import('fflate');
  export default library;
}
declare module 'late:node-inspect-extracted' {
  const library: () => typeof import('node-inspect-extracted');
  export default library;
}
declare module 'late:readable-stream' {
  const library: () => typeof import('readable-stream').default;
  export default library;
}
declare module 'coldspark' {
  const coldspark: ReturnType<typeof import('./builtins/coldspark.ts').createColdspark>;
  export default coldspark;
}
