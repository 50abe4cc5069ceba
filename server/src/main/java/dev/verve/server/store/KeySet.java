package dev.verve.server.store;

/**
 * A set of hashed keys in plain arrays, by open addressing with linear probing: about 14 bytes a
 * key, far less than a hash set of objects. Of the 128 bits of a key it keeps 79: a new key is
 * taken for one of a hundred million others with a chance of 2e-16. It is made of many small tables
 * that grow by a quarter one after the other: a table that doubles whole would need three times its
 * memory at once, just when it is largest.
 */
final class KeySet {
  private static final int TABLES = 64;
  private static final int TABLE_SHIFT = 58;

  private final Table[] tables = new Table[TABLES];

  KeySet() {
    for (int i = 0; i < TABLES; i++) {
      tables[i] = new Table();
    }
  }

  /** Adds a key; false where it was there. */
  boolean add(long high, long low) {
    return table(high).add(taken(high), (short) low);
  }

  boolean contains(long high, long low) {
    return table(high).contains(taken(high), (short) low);
  }

  private Table table(long high) {
    return tables[(int) (high >>> TABLE_SHIFT)];
  }

  /** The bits of a taken slot; zero stands for a free one, so the last bit is given up. */
  private static long taken(long high) {
    return high | 1;
  }

  private static final class Table {
    private static final int FEWEST = 16;

    private long[] highs = new long[FEWEST];
    private short[] lows = new short[FEWEST];
    private int size;

    boolean add(long high, short low) {
      int at = find(high, low);
      if (highs[at] != 0) {
        return false;
      }
      highs[at] = high;
      lows[at] = low;
      // at most five of six are taken, so that few are passed on the way to a key
      if (++size > highs.length / 6 * 5) {
        grow();
      }
      return true;
    }

    boolean contains(long high, short low) {
      return highs[find(high, low)] != 0;
    }

    private void grow() {
      long[] oldHighs = highs;
      short[] oldLows = lows;
      highs = new long[oldHighs.length + oldHighs.length / 4];
      lows = new short[highs.length];
      for (int i = 0; i < oldHighs.length; i++) {
        if (oldHighs[i] != 0) {
          int at = find(oldHighs[i], oldLows[i]);
          highs[at] = oldHighs[i];
          lows[at] = oldLows[i];
        }
      }
    }

    /** Where a key stands, or the free place where it belongs. */
    private int find(long high, short low) {
      // the bits below those that chose the table, as a share of the slots, no power of two
      int at = (int) Math.multiplyHigh((high << 6) >>> 1, 2L * highs.length);
      while (highs[at] != 0 && (highs[at] != high || lows[at] != low)) {
        at++;
        if (at == highs.length) {
          at = 0;
        }
      }
      return at;
    }
  }
}
