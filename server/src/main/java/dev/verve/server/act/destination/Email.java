package dev.verve.server.act.destination;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/**
 * Mail by SMTP: one message for many deliveries, as HTML and text. The id of the message follows
 * from its first delivery, so that a repeat can be told from another.
 */
final class Email implements Target {
  private static final int MOST = 500;
  private static final String MILLIS = "15000";
  private static final int PERMANENT = 500;

  private final Destination destination;
  private final Session session;

  Email(Destination destination) {
    this.destination = destination;
    String security = destination.setting("security", "starttls");
    Properties settings = new Properties();
    settings.setProperty("mail.smtp.host", destination.setting("host"));
    settings.setProperty("mail.smtp.port", destination.setting("port", "587"));
    settings.setProperty("mail.smtp.starttls.enable", String.valueOf(security.equals("starttls")));
    settings.setProperty(
        "mail.smtp.starttls.required", String.valueOf(security.equals("starttls")));
    settings.setProperty("mail.smtp.ssl.enable", String.valueOf(security.equals("tls")));
    settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    settings.setProperty("mail.smtp.connectiontimeout", MILLIS);
    settings.setProperty("mail.smtp.timeout", MILLIS);
    settings.setProperty("mail.smtp.writetimeout", MILLIS);
    String user = destination.setting("user", "");
    settings.setProperty("mail.smtp.auth", String.valueOf(!user.isEmpty()));
    this.session =
        Session.getInstance(
            settings,
            new Authenticator() {
              @Override
              protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(user, destination.secret("password"));
              }
            });
  }

  @Override
  public int most() {
    return MOST;
  }

  @Override
  public int lanes() {
    return 1;
  }

  @Override
  public List<Result> send(List<Outgoing> batch) {
    try {
      Transport.send(message(batch));
      return Target.all(batch, Result.done(250));
    } catch (MessagingException e) {
      int code = code(e);
      String problem =
          code == 0 ? String.valueOf(e.getMessage()) : "SMTP " + code + ": " + e.getMessage();
      return Target.all(
          batch, code >= PERMANENT ? Result.refused(code, problem) : Result.later(problem));
    }
  }

  private static int code(MessagingException failure) {
    Exception cause = failure;
    while (cause != null) {
      if (cause instanceof SMTPSendFailedException sent) {
        return sent.getReturnCode();
      }
      if (cause instanceof SMTPAddressFailedException address) {
        return address.getReturnCode();
      }
      cause = cause instanceof MessagingException mail ? mail.getNextException() : null;
    }
    return 0;
  }

  private MimeMessage message(List<Outgoing> batch) throws MessagingException {
    Lines lines = Lines.of(batch);
    JsonNode first = batch.get(0).json();
    boolean isWritten = batch.size() == 1 && first.has("html");
    String id = "<" + batch.get(0).messageKey() + "@verve>";
    MimeMessage message =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
          }
        };
    message.setFrom(new InternetAddress(destination.setting("from")));
    message.setRecipients(RecipientType.TO, InternetAddress.parse(destination.setting("to")));
    message.setSubject(lines.title().replaceAll("\\s+", " "), StandardCharsets.UTF_8.name());
    MimeBodyPart text = new MimeBodyPart();
    text.setText(isWritten ? first.path("text").asText() : lines.plain(), "UTF-8");
    MimeBodyPart html = new MimeBodyPart();
    html.setText(isWritten ? first.path("html").asText() : lines.html(), "UTF-8", "html");
    message.setContent(new MimeMultipart("alternative", text, html));
    return message;
  }
}
