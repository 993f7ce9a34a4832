# The image holds what `mvn package` has built (cli/target/lib), so it needs nothing from the network but its base:
#
#   mvn -DskipTests package && docker build -t assent:0.1.0 .
#   docker run --rm --read-only --tmpfs /tmp -v assent:/var/lib/assent -v assent-run:/run/assent assent:0.1.0
#
# Any base with Java 17 or newer and a shell will do.
ARG BASE=eclipse-temurin:25-jre
FROM ${BASE}

LABEL org.opencontainers.image.title="Assent" \
      org.opencontainers.image.description="Policy decisions for the tool calls of AI agents, with people in the loop"

# The launcher looks into /opt/java; where the base keeps its Java elsewhere it finds that too.
RUN echo 'assent:x:10001:10001:Assent:/var/lib/assent:/sbin/nologin' >>/etc/passwd \
 && echo 'assent:x:10001:' >>/etc/group \
 && mkdir -p /var/lib/assent /run/assent \
 && chown 10001:10001 /var/lib/assent /run/assent \
 && chmod 0700 /var/lib/assent \
 && chmod 0770 /run/assent \
 && ln -s /opt/assent/assent /usr/local/bin/assent

COPY assent /opt/assent/assent
COPY cli/target/lib /opt/assent/lib
COPY policies /opt/assent/policies
COPY examples/sessions /opt/assent/examples/sessions

# Makes the archive that shortens each start; the image works without it as well.
RUN chmod 0755 /opt/assent/assent && HOME=/tmp /opt/assent/assent version && rm -rf /tmp/*

ENV HOME=/var/lib/assent ASSENT_DATA=/var/lib/assent/data
WORKDIR /var/lib/assent
USER 10001:10001
EXPOSE 7473
ENTRYPOINT ["/opt/assent/assent"]
CMD ["serve", "--policies", "/opt/assent/policies", "--data", "/var/lib/assent/data", \
     "--agent-listen", "unix:/run/assent/agent.sock", "--review-listen", "127.0.0.1:7472", \
     "--http-listen", "0.0.0.0:7473"]
