# The web app, for deploy/compose.yaml: `docker build -f deploy/web.Dockerfile .` in the root of the repository.

FROM node:24.21.0-slim AS manifests
WORKDIR /candor
COPY package.json package-lock.json ./
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
COPY packages/store/package.json packages/store/
COPY packages/rooms/package.json packages/rooms/
COPY packages/recordings/package.json packages/recordings/
COPY drizzle/package.json drizzle/

FROM manifests AS build
RUN npm ci --workspace=@candor/web --no-audit --no-fund
COPY tsconfig.base.json ./
COPY drizzle/ drizzle/
COPY packages/shared/ packages/shared/
COPY packages/store/ packages/store/
COPY packages/rooms/ packages/rooms/
COPY packages/recordings/ packages/recordings/
COPY apps/web/ apps/web/
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
RUN cd apps/web && ../../node_modules/.bin/next build

FROM manifests AS web
RUN npm ci --omit=dev --workspace=@candor/web --no-audit --no-fund \
  && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin candor
COPY LICENSE ./
COPY --from=build --chown=10001:10001 /candor/apps/web/ apps/web/
COPY --from=build /candor/drizzle/ drizzle/
COPY --from=build /candor/packages/ packages/
ENV NODE_ENV=production NEXT_TELEMETRY_DISABLED=1
USER 10001
WORKDIR /candor/apps/web
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/api/health').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "../../node_modules/next/dist/bin/next", "start", "-H", "0.0.0.0", "-p", "3000"]
