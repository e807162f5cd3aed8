package io.pipstream.notification.delivery;

import java.io.IOException;

/** A host has an address that is not of the public internet. */
final class NotPublicException extends IOException {

    private static final long serialVersionUID = 1L;
}
