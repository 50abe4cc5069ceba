package dev.verve.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** An input that tells when it has ended. */
final class EndingInput extends FilterInputStream {
  private final CountDownLatch ended = new CountDownLatch(1);

  EndingInput(InputStream input) {
    super(input);
  }

  @Override
  public int read() throws IOException {
    return told(super.read());
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    return told(super.read(bytes, from, count));
  }

  private int told(int read) {
    if (read < 0) {
      ended.countDown();
    }
    return read;
  }

  /** Waits until everything was read. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }
}
