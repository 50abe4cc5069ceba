package dev.verve.server.web;

/** What stands between the server and the network, where no certificate does. */
public enum Exposure {
  /** Nothing: then only this machine may reach it. */
  LOOPBACK_ONLY,
  /** A proxy that speaks TLS; its forwarded headers are believed. */
  BEHIND_PROXY,
  /** Nothing, by explicit wish: keys and data cross the network in the clear. */
  INSECURE
}
