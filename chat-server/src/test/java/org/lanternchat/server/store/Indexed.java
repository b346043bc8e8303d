package org.lanternchat.server.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/// A store whose search index knows each entry as soon as it is committed: whatever holds for
/// entries that wait for the index must hold for those that it knows. On the test's thread.
final class Indexed {
    private Indexed() {}

    static Store each(Store store) {
        return (Store)
                Proxy.newProxyInstance(
                        Indexed.class.getClassLoader(),
                        new Class<?>[] {Store.class},
                        (_, method, values) -> {
                            Object result = called(store, method, values);
                            return result instanceof Writing writing
                                    ? each(store, writing)
                                    : result;
                        });
    }

    private static Writing each(Store store, Writing writing) {
        return (Writing)
                Proxy.newProxyInstance(
                        Indexed.class.getClassLoader(),
                        new Class<?>[] {Writing.class},
                        (_, method, values) -> {
                            Object result = called(writing, method, values);
                            if (method.getName().equals("commit")) all(store);
                            return result;
                        });
    }

    static void all(Store store) throws StoreException {
        while (store.unindexed() > 0) store.index(1_000);
    }

    private static Object called(Object on, Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(on, values);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
