# The service without the embedded engine: it needs MONGODB_URI (see docker-compose.yml).
FROM node:24-trixie-slim AS build
WORKDIR /meridiana
COPY package.json package-lock.json .npmrc ./
# Compiler and bundler bring their programs as optional packages: nothing is left out here.
RUN npm ci
COPY . .
RUN node build.mjs

FROM node:24-trixie-slim
WORKDIR /meridiana
ENV NODE_ENV=production DATA_DIR=/data
# Memory that was freed goes back, as with `npm start`.
ENV MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=131072
COPY package.json package-lock.json .npmrc ./
# argon2 brings its program as an optional package too: the engine alone is taken out.
RUN npm ci --omit=dev && rm -r node_modules/@0q && npm cache clean --force
COPY LICENSE ./
# Questionnaires, catalogue, classifications, texts and fonts are read as they are.
COPY questionnaires questionnaires
COPY api api
COPY --from=build /meridiana/dist dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "--max-semi-space-size=4", "dist/api/server.js"]
