import { createHash, timingSafeEqual } from 'node:crypto';
import { type RequestHandler, Router } from 'express';
import { Histogram, Registry, collectDefaultMetrics } from 'prom-client';

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * `GET /metrics` in the format of Prometheus, for who shows the token: the process, and how long requests take by
 * method, route and status. Routes are named by their pattern, so no id of a firm is in them.
 * @param token undefined: nothing is measured, and the address does not exist
 */
export function createMetrics(token: string | undefined): Router {
  const router = Router();
  if (token === undefined) return router;
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer requests',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [register],
  });
  router.get('/metrics', (request, response, next) => {
    if (!isSame(request.get('authorization') ?? '', `Bearer ${token}`)) {
      next();
      return;
    }
    response.set('Cache-Control', 'no-store').type(register.contentType);
    register.metrics().then((text) => response.send(text), next);
  });
  router.use(measure(duration));
  return router;
}

function measure(duration: Histogram<'method' | 'route' | 'status'>): RequestHandler {
  return (request, response, next) => {
    const end = duration.startTimer({ method: request.method });
    response.once('finish', () => {
      const { route } = request as { route?: { path?: unknown } };
      const path = typeof route?.path === 'string' ? route.path : 'other';
      end({ route: path, status: String(response.statusCode) });
    });
    next();
  };
}

/** Compares in the same time whatever differs. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
