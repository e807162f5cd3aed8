package io.pipstream.messaging;

import jakarta.jms.JMSDestinationDefinition;

/** The topics, where the server does not provide them. Every name of JMS is here. */
@JMSDestinationDefinition(
        name = Topics.TRADE_EVENTS,
        interfaceName = "jakarta.jms.Topic",
        destinationName = "PipstreamTradeEvents")
@JMSDestinationDefinition(
        name = Topics.SIGNALS,
        interfaceName = "jakarta.jms.Topic",
        destinationName = "PipstreamSignals")
final class Topics {

    static final String TRADE_EVENTS = "java:app/jms/PipstreamTradeEvents";
    static final String SIGNALS = "java:app/jms/PipstreamSignals";
    static final String CONNECTION_FACTORY = "java:comp/DefaultJMSConnectionFactory";

    private Topics() {}
}
