package dev.verve.server.web;

import static dev.verve.problem.Check.require;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import io.javalin.config.JettyConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * Where the server listens and whom it hears.
 *
 * @param host the address; loopback, unless the world should reach it
 * @param port the port; 0 for any free one
 * @param tls the certificate; empty to speak plain HTTP
 * @param exposure what guards the way where no certificate does
 * @param patience how long a request may take to come whole, header and body
 */
public record Listening(
    String host, int port, Optional<Tls> tls, Exposure exposure, Duration patience) {
  /**
   * An id in a path may hold a slash, a percent sign or a backslash, each encoded. No path leads to
   * a file, so that nothing can be reached by them; segments of dots are refused as ever.
   */
  private static final UriCompliance IDS_IN_PATHS =
      UriCompliance.DEFAULT.with(
          "ids in paths",
          UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
          UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
          UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);

  private static final int MOST_CONNECTIONS = 8_192;
  private static final Duration LAST_REQUESTS = Duration.ofSeconds(15);

  public Listening {
    require(port >= 0 && port <= 65_535, "a port lies from 0 to 65535, was %s", port);
    require(patience.toMillis() > 0, "the patience must be above 0, was %s", patience);
  }

  /** Loopback on port 8642, 30 seconds a request. */
  public static Listening here() {
    return new Listening(
        "127.0.0.1", 8642, Optional.empty(), Exposure.LOOPBACK_ONLY, Duration.ofSeconds(30));
  }

  public Listening withHost(String other) {
    return new Listening(other, port, tls, exposure, patience);
  }

  public Listening withPort(int other) {
    return new Listening(host, other, tls, exposure, patience);
  }

  public Listening withTls(Tls certificate) {
    return new Listening(host, port, Optional.of(certificate), exposure, patience);
  }

  public Listening withExposure(Exposure other) {
    return new Listening(host, port, tls, other, patience);
  }

  public Listening withPatience(Duration other) {
    return new Listening(host, port, tls, exposure, other);
  }

  /** The address to print, with the port that was found. */
  public String address(int found) {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return (tls.isPresent() ? "https://" : "http://") + shown + ":" + found;
  }

  /**
   * Makes Jetty listen so.
   *
   * @throws UserError where it would speak to the network in the clear without being told to
   */
  public void apply(JettyConfig jetty) {
    refuseOpenDoor();
    jetty.modifyServer(
        server -> {
          server.setStopTimeout(LAST_REQUESTS.toMillis());
          server.insertHandler(new GracefulHandler());
          server.setErrorHandler(new PlainProblems());
          server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        });
    jetty.modifyHttpConfiguration(this::strict);
    jetty.addConnector(this::connector);
  }

  private void strict(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setHttpCompliance(HttpCompliance.RFC7230);
    http.setUriCompliance(IDS_IN_PATHS);
    if (exposure == Exposure.BEHIND_PROXY) {
      http.addCustomizer(new ForwardedRequestCustomizer());
    }
    if (tls.isPresent()) {
      http.addCustomizer(new SecureRequestCustomizer(false));
    }
  }

  private Connector connector(Server server, HttpConfiguration http) {
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        tls.map(
                certificate ->
                    new ServerConnector(
                        server,
                        new SslConnectionFactory(certificate.context(), plain.getProtocol()),
                        plain))
            .orElseGet(() -> new ServerConnector(server, plain));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(patience.toMillis());
    connector.setShutdownIdleTimeout(200);
    connector.addBean(new SlowClients(patience));
    return connector;
  }

  private void refuseOpenDoor() {
    try {
      boolean loopback = InetAddress.getByName(host).isLoopbackAddress();
      if (!loopback && tls.isEmpty() && exposure == Exposure.LOOPBACK_ONLY) {
        throw UserError.of(
            Place.option("--host " + host),
            "this address can be reached from other machines, and keys would cross the network in"
                + " the clear",
            "Give a certificate with --tls-cert and --tls-key, or say --behind-proxy where a proxy"
                + " speaks TLS, or --insecure to do without.");
      }
    } catch (UnknownHostException e) {
      throw UserError.of(
          Place.option("--host " + host),
          "there is no such address on this machine",
          "Give an address such as 127.0.0.1, or 0.0.0.0 for all of them.");
    }
  }
}
