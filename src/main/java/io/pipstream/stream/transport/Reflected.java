package io.pipstream.stream.transport;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Reads a server's own objects by name, because the same WAR runs where their classes do not exist. */
final class Reflected {

    private Reflected() {}

    /** The value of a field, wherever in the class's ancestry it is declared. */
    static Object field(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    field.setAccessible(true);
                    return present(field.get(of), of, name);
                }
            }
        }
        throw new NoSuchFieldException(of.getClass().getName() + "." + name);
    }

    /** What a method without parameters returns, wherever in the class's ancestry it is declared. */
    static Object call(Object of, String name) throws ReflectiveOperationException {
        for (Class<?> type = of.getClass(); type != null; type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (method.getName().equals(name) && method.getParameterCount() == 0 && !method.isBridge()) {
                    method.setAccessible(true);
                    return present(method.invoke(of), of, name);
                }
            }
        }
        throw new NoSuchMethodException(of.getClass().getName() + "." + name + "()");
    }

    /** The constant of an enum. */
    static Object constant(Class<?> type, String name) throws ReflectiveOperationException {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(name)) {
                return constant;
            }
        }
        throw new NoSuchFieldException(type.getName() + "." + name);
    }

    private static Object present(@Nullable Object value, Object of, String name) throws ReflectiveOperationException {
        if (value == null) {
            throw new ReflectiveOperationException(of.getClass().getName() + "." + name + " is null");
        }
        return value;
    }
}
