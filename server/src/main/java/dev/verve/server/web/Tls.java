package dev.verve.server.web;

import dev.verve.problem.Place;
import dev.verve.problem.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The certificate of the server, as authorities hand it out.
 *
 * @param certificate a PEM file with the certificate and those that vouch for it, its own first
 * @param key a PEM file with the private key of the first, as unencrypted PKCS #8
 */
public record Tls(Path certificate, Path key) {
  private static final char[] PASSWORD = "in memory alone".toCharArray();
  private static final Pattern PKCS8 =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  /**
   * What Jetty needs of both files; TLS 1.2 and 1.3 alone.
   *
   * @throws UserError where a file cannot be read, or the two do not belong together
   */
  SslContextFactory.Server context() {
    Certificate[] chain = chain();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, PASSWORD);
      store.setKeyEntry("verve", privateKey(chain[0]), PASSWORD, chain);
      SslContextFactory.Server context = new SslContextFactory.Server();
      context.setKeyStore(store);
      context.setKeyStorePassword(new String(PASSWORD));
      context.setIncludeProtocols("TLSv1.3", "TLSv1.2");
      context.setSniRequired(false);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory failed", e);
    }
  }

  private Certificate[] chain() {
    byte[] pem = read(certificate, "--tls-cert");
    try {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(pem))
              .toArray(Certificate[]::new);
      if (chain.length > 0) {
        return chain;
      }
    } catch (GeneralSecurityException e) {
      throw refused(certificate, "it holds no certificate: " + e.getMessage(), "Give a PEM file.");
    }
    throw refused(certificate, "it holds no certificate", "Give a PEM file.");
  }

  private PrivateKey privateKey(Certificate own) {
    String pem = new String(read(key, "--tls-key"), StandardCharsets.US_ASCII);
    Matcher found = PKCS8.matcher(pem);
    if (!found.find()) {
      throw refused(
          key,
          "it holds no unencrypted PKCS #8 key",
          "Convert it with `openssl pkcs8 -topk8 -nocrypt -in old.pem -out key.pem`.");
    }
    String algorithm = own.getPublicKey().getAlgorithm();
    try {
      return KeyFactory.getInstance(algorithm)
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(found.group(1))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw refused(
          key,
          "it is no " + algorithm + " key, as the certificate has",
          "Give the key that the certificate was made for.");
    }
  }

  private static byte[] read(Path file, String option) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw refused(
          file,
          "it cannot be read: " + e.getMessage(),
          "Give a readable file with " + option + ".");
    }
  }

  private static UserError refused(Path file, String what, String cure) {
    return UserError.of(Place.file(file.toString()), what, cure);
  }
}
