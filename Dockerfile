# The agent, for LiveKit Cloud and for deploy/compose.yaml. It contains no part under the GPL: the local voice (espeak-ng) is an app of its own
# and stays out. There is nothing to build: Node 24 runs the TypeScript as written, and the model that hears where speech begins and ends comes
# with the SDK's packages, so that nothing is downloaded at a start.

FROM node:24.21.0-slim AS packages
WORKDIR /candor
COPY package.json package-lock.json ./
COPY apps/agent/package.json apps/agent/
COPY packages/shared/package.json packages/shared/
COPY packages/store/package.json packages/store/
COPY packages/rooms/package.json packages/rooms/
COPY packages/recordings/package.json packages/recordings/
COPY drizzle/package.json drizzle/
RUN npm ci --omit=dev --workspace=@candor/agent --no-audit --no-fund

FROM node:24.21.0-slim AS agent
# LiveKit's library checks certificates with those of the system.
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates \
  && rm -rf /var/lib/apt/lists/* \
  && useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin candor \
  && install -d -o candor -g candor /candor/.data
WORKDIR /candor
COPY --from=packages /candor/ ./
COPY LICENSE ./
COPY scripts/migrate.ts scripts/
COPY drizzle/ drizzle/
COPY packages/shared/ packages/shared/
COPY packages/store/ packages/store/
COPY packages/rooms/ packages/rooms/
COPY packages/recordings/ packages/recordings/
COPY apps/agent/ apps/agent/
# Whoever runs containers asks for their health from outside.
ENV NODE_ENV=production DATA_DIR=/candor/.data VOICE=openai AGENT_HOST=0.0.0.0
USER 10001
# The first signal lets running interviews finish. Whoever stops this must wait as long as the longest one: see docs/deploy.md.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["node", "-e", "fetch('http://127.0.0.1:8081/').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "apps/agent/src/main.ts"]
