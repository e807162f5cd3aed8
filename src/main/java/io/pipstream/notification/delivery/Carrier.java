package io.pipstream.notification.delivery;

import io.pipstream.notification.Channel;

/** Takes parcels to the receivers of one medium. */
@FunctionalInterface
interface Carrier {

    /** Waits until it is decided, not longer than the delivery's deadline and what the machine needs to look a name up. */
    Outcome deliver(Channel channel, Parcel parcel);
}
