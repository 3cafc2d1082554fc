import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import express, { Router } from 'express';
import type { Api } from './endpoint.ts';
import { createStaticAnswer } from './static-answer.ts';

/** Serves the OpenAPI document of the routes added so far. */
export function addOpenApiDocument(api: Api, publicUrl: string): void {
  const document = new OpenApiGeneratorV31(api.registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Meridiana',
      version: '1',
      description:
        'Industry 4.0 maturity self-assessment. An assessment is opened with POST /assessments or POST /access, ' +
        'which set a cookie for that assessment alone. An account is signed in with POST /sessions, which sets the ' +
        'cookies of a session. Every error has a code and names the fields.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
  });
  const answer = createStaticAnswer(document);
  api.router.get('/openapi.json', (request, response) => answer.send(request, response));
}

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Meridiana API</title>
<link rel="icon" href="/pictures/meridiana-icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
<script src="/api/docs/swagger-ui-bundle.js" defer></script>
<script src="/api/docs/start.js" defer></script>
</head>
<body><main id="docs"></main></body>
</html>
`;

const START = `window.SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  validatorUrl: null,
});
`;

/** The OpenAPI document as a page, all its parts from here. */
export function createDocs(): Router {
  const router = Router();
  router.get('/', (request, response) => {
    if (request.originalUrl.endsWith('/')) response.redirect(308, '/api/docs');
    else response.type('html').send(PAGE);
  });
  router.get('/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  const files = express.static(folder, { index: false, maxAge: '1h' });
  router.get(['/swagger-ui.css', '/swagger-ui-bundle.js'], files);
  return router;
}
