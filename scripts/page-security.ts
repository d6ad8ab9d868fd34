/**
 * What the page and its workers may load. The page gets the policy as a meta element, so that it holds on any static
 * host; meta policies do not bind workers, so the preview server also sends it as a header on scripts.
 * The sandbox frame has a policy of its own, in sandbox-frame.html.
 */
import type { ServerResponse } from 'node:http';
import type { Plugin } from 'vite';

const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  // Monaco and Cloudscape write style attributes
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Workers need no more than scripts of this origin and its files. */
export const WORKER_POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; worker-src 'self'";

export function pageSecurity(): Plugin {
  return {
    name: 'page-security',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        // the development server injects inline scripts
        if (context.server || !context.path.endsWith('/index.html')) return;
        return [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
    configurePreviewServer(server) {
      server.middlewares.use((request, response: ServerResponse, next) => {
        response.setHeader('x-content-type-options', 'nosniff');
        response.setHeader('referrer-policy', 'no-referrer');
        if (/\.m?js(\?|$)/.test(request.url ?? '')) response.setHeader('content-security-policy', WORKER_POLICY);
        // only the page may embed its own sandbox frame
        if (request.url?.includes('sandbox-frame.html')) response.setHeader('x-frame-options', 'SAMEORIGIN');
        next();
      });
    },
  };
}
