/** How one request is answered. `well` answers properly; each fault is what providers were seen to do. */
export type Behaviour =
  | { readonly kind: 'well'; readonly text?: string; readonly afterMs?: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number; readonly message?: string }
  /** Takes the request and never says anything. */
  | { readonly kind: 'stall' }
  /** Answers properly at first and then falls silent, or drops the connection. */
  | { readonly kind: 'break'; readonly text?: string; readonly how: 'stall' | 'reset' | 'half' }
  /** A model's reply that breaks off after the name of a tool. */
  | { readonly kind: 'tool'; readonly how: 'stall' | 'reset' }
  /** Properly answered, with nothing in it: no sound, no words. */
  | { readonly kind: 'empty' }
  /** Sound in a form that was not asked for. */
  | { readonly kind: 'sound'; readonly as: 'wav at 16 kHz' | 'mp3' }
  /** A socket that opens and says what it does not like. */
  | { readonly kind: 'refuse'; readonly status: number; readonly message: string }
  | { readonly kind: 'reset' }
  /** 200, and no JSON, no sound. */
  | { readonly kind: 'garbage'; readonly contentType?: string }
