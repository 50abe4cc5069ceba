package dev.verve.server.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what never becomes a request of ours, such as a line that is no HTTP, in the same form as
 * all other problems, and without saying what runs inside.
 */
final class PlainProblems extends ErrorHandler {

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    String detail = status < 500 && message != null ? message : "the request cannot be served";
    byte[] problem = JsonText.of(Problems.fields(status, detail)).getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, problem.length);
    response.write(true, ByteBuffer.wrap(problem), callback);
  }
}
