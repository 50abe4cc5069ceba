package dev.verve.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.verve.problem.UserError;
import dev.verve.server.ServerOptions;
import dev.verve.server.TestServer;
import dev.verve.server.VerveServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListeningTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void speaksTlsByPemFiles(String algorithm)
      throws IOException, InterruptedException, GeneralSecurityException {
    KeyStore made = certificate(algorithm);
    Path certificate = pem("cert.pem", "CERTIFICATE", made.getCertificate("k").getEncoded());
    Path key = pem("key.pem", "PRIVATE KEY", made.getKey("k", PASSWORD).getEncoded());
    ServerOptions options = ServerOptions.in(folder.resolve("data")).withPort(0);
    options = options.withListening(options.listening().withTls(new Tls(certificate, key)));
    try (VerveServer server = VerveServer.start(options)) {
      assertThat(server.address()).startsWith("https://127.0.0.1:");
      HttpClient client =
          HttpClient.newBuilder().sslContext(trusting(made.getCertificate("k"))).build();
      HttpRequest ask = HttpRequest.newBuilder(URI.create(server.address() + "/readyz")).build();
      HttpResponse<String> answer = client.send(ask, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }
  }

  @Test
  void filesThatAreNoCertificateAreRefused() throws IOException, GeneralSecurityException {
    Path certificate =
        pem("c.pem", "CERTIFICATE", certificate("RSA").getCertificate("k").getEncoded());
    Path old = Files.writeString(folder.resolve("old.pem"), "-----BEGIN RSA PRIVATE KEY-----\n");
    Path other = pem("o.pem", "PRIVATE KEY", certificate("EC").getKey("k", PASSWORD).getEncoded());
    assertThatThrownBy(() -> new Tls(certificate, old).context())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    assertThatThrownBy(() -> new Tls(certificate, other).context())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it is no RSA key, as the certificate has");
    assertThatThrownBy(() -> new Tls(old, old).context())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it holds no certificate");
    assertThatThrownBy(() -> new Tls(folder.resolve("no.pem"), old).context())
        .isInstanceOf(UserError.class)
        .hasMessageContaining("it cannot be read");
  }

  @Test
  void nothingButThisMachineIsHeardInTheClearUnlessWished() {
    ServerOptions open = ServerOptions.in(folder).withHost("0.0.0.0").withPort(0);
    assertThatThrownBy(() -> VerveServer.start(open))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--tls-cert")
        .hasMessageContaining("--behind-proxy")
        .hasMessageContaining("--insecure");
    for (Exposure wished : new Exposure[] {Exposure.INSECURE, Exposure.BEHIND_PROXY}) {
      VerveServer.start(open.withListening(open.listening().withExposure(wished))).close();
    }
    assertThatThrownBy(() -> VerveServer.start(open.withHost("no such host")))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("there is no such address on this machine");
    assertThatThrownBy(
            () ->
                VerveServer.start(
                    open.withHost("192.0.2.1")
                        .withListening(
                            open.listening()
                                .withHost("192.0.2.1")
                                .withExposure(Exposure.INSECURE))))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("port 0 of 192.0.2.1");
  }

  @Test
  void aTakenPortIsSaid() {
    try (TestServer first = TestServer.fresh(folder.resolve("a"))) {
      int port = URI.create(first.address()).getPort();
      assertThatThrownBy(
              () -> VerveServer.start(ServerOptions.in(folder.resolve("b")).withPort(port)))
          .isInstanceOf(UserError.class)
          .hasMessageContaining("port " + port + " of 127.0.0.1 is taken");
    }
  }

  private KeyStore certificate(String algorithm) throws IOException, GeneralSecurityException {
    Path file = folder.resolve(algorithm + ".p12");
    ProcessBuilder keytool =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "k",
            "-keyalg",
            algorithm,
            "-dname",
            "CN=verve",
            "-ext",
            "san=ip:127.0.0.1",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process made = keytool.redirectErrorStream(true).start();
    assertThat(new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .as("what keytool says")
        .doesNotContain("error");
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD);
    }
    return store;
  }

  private Path pem(String name, String what, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what),
        StandardCharsets.US_ASCII);
  }

  private static SSLContext trusting(Certificate certificate)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("k", certificate);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
