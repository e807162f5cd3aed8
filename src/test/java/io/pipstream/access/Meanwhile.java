package io.pipstream.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Lets something happen at the worst moment: after a store was asked, and before the asker hears of it. */
final class Meanwhile {

    private Meanwhile() {}

    /** The store, on which that happens at every call of the method of that name. */
    static <T> T after(Class<T> type, T store, String method, Runnable happens) {
        return type.cast(Proxy.newProxyInstance(
                Meanwhile.class.getClassLoader(), new Class<?>[] {type}, (proxy, asked, arguments) -> {
                    try {
                        Object answer = asked.invoke(store, arguments);
                        if (asked.getName().equals(method)) {
                            happens.run();
                        }
                        return answer;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
