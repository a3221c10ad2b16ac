# A mock of the openapi.yaml in this folder:
#   docker build -t tallystick . && docker run --rm -p 127.0.0.1:4010:4010 -v "$PWD:/documents:ro" tallystick
FROM node:22-slim

# What npm installs: a version such as tallystick@0.1.0, or a file of `npm pack`. The client of Redis is for --state redis://…
ARG PACKAGE=tallystick
WORKDIR /tallystick
RUN npm install --no-audit --no-fund "$PACKAGE" @redis/client@6
ENV PATH="/tallystick/node_modules/.bin:$PATH"

WORKDIR /documents
USER node
EXPOSE 4010
HEALTHCHECK --interval=5s --timeout=3s --start-period=10s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4010/_tally/apis').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# By itself the mock listens on loopback only, which nobody outside of the container reaches.
ENTRYPOINT ["tally"]
CMD ["mock", "--host", "0.0.0.0", "--port", "4010", "openapi.yaml"]
