package dev.verve.server.act.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells addresses that are not of the public Internet: this machine, private and shared nets, link
 * local ones (where clouds keep their metadata), groups, and those reserved or wrapped in IPv6.
 */
final class PrivateNet {
  private PrivateNet() {}

  static boolean has(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? isReserved(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff)
        : address instanceof Inet6Address && isReserved(bytes);
  }

  private static boolean isReserved(int first, int second, int third) {
    return first == 0
        || (first == 100 && second >= 64 && second < 128)
        || (first == 192 && second == 0 && third == 0)
        || (first == 198 && (second == 18 || second == 19))
        || first >= 240;
  }

  /** Unique local addresses, and those that hold one of IPv4: NAT64, 6to4 and Teredo. */
  private static boolean isReserved(byte[] bytes) {
    boolean unique = (bytes[0] & 0xfe) == 0xfc;
    boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    boolean teredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
    boolean compatible = true;
    for (int i = 0; i < 10; i++) {
      compatible &= bytes[i] == 0;
    }
    return unique || nat64 || sixToFour || teredo || compatible;
  }
}
