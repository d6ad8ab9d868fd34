/** Icons of the services around Lambda, drawn for Coldspark: they are none of AWS's. */
import type { ReactNode } from 'react';

const DRAWINGS = {
  lambda: <path d="M20.5 7.5c-3.2 0-4 2-4.6 5L13.6 21c-.6 2.6-1.4 3.5-3.6 3.5M11.5 14h8" />,
  s3: (
    <path d="M6 9c0-2 4.5-3.5 10-3.5S26 7 26 9l-2.5 15c0 1.5-3.5 2.5-7.5 2.5s-7.5-1-7.5-2.5zM6 9c0 2 4.5 3.5 10 3.5S26 11 26 9" />
  ),
  sqs: <path d="M4 10h7v12H4zM13 10h7v12h-7zM23 12l5 4-5 4" />,
  sns: <path d="M6 16h6M12 16l11-9M12 16h12M12 16l11 9M24 7h2M24 16h3M24 25h2" />,
  events: <path d="M16 5l9.5 5.5v11L16 27l-9.5-5.5v-11zM16 10v6l4 3" />,
  apigateway: <path d="M12 6L5 16l7 10M20 6l7 10-7 10M17.5 10l-3 12" />,
  elasticloadbalancing: <path d="M4 16h7M11 16l11-8M11 16h11M11 16l11 8M22 5h6v6h-6zM22 13h6v6h-6zM22 21h6v6h-6z" />,
} satisfies Record<string, ReactNode>;

export type DrawnService = keyof typeof DRAWINGS;

/** Beside a text that says the same. */
export function ServiceIcon({ service }: { service: DrawnService }) {
  return (
    <svg
      className="service-icon"
      viewBox="0 0 32 32"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWINGS[service]}
    </svg>
  );
}
