package io.pipstream.messaging;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Consumes the topic one message at a time, so that order is kept: Payara calls that {@code endpointPoolMaxSize},
 * WildFly {@code maxSession}. What cannot be delivered is thrown, so that the broker delivers it again.
 */
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = Topics.TRADE_EVENTS),
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Topic"),
            @ActivationConfigProperty(propertyName = "endpointPoolMaxSize", propertyValue = "1"),
            @ActivationConfigProperty(propertyName = "maxSession", propertyValue = "1")
        })
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TradeEventsBean implements MessageListener {

    private static final Logger LOG = System.getLogger(TradeEventsBean.class.getName());

    @Inject
    private TopicListeners listeners;

    @Override
    public void onMessage(Message message) {
        try {
            listeners.tradeEvents(Batch.of(message));
        } catch (MessageFormatException foreign) {
            LOG.log(Level.WARNING, "A message of the topic is ignored, and will be whenever it is delivered", foreign);
        } catch (JMSException unreadable) {
            throw new IllegalStateException("A message of the topic cannot be read", unreadable);
        }
    }
}
