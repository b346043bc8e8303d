package org.lanternchat.desktop.model;

import javafx.collections.ModifiableObservableListBase;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// An observable list that takes and gives away spans at once. JavaFX' own does it one element
/// after another, each of which moves all behind it: to forget a hundred thousand rows took it a
/// second. Belongs to the window's thread.
final class SpanList<E> extends ModifiableObservableListBase<E> {
    private final List<E> elements = new ArrayList<>();

    @Override
    public E get(int index) {
        return elements.get(index);
    }

    @Override
    public int size() {
        return elements.size();
    }

    @Override
    protected void doAdd(int index, E element) {
        elements.add(index, element);
    }

    @Override
    protected E doSet(int index, E element) {
        return elements.set(index, element);
    }

    @Override
    protected E doRemove(int index) {
        return elements.remove(index);
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> more) {
        beginChange();
        try {
            boolean grown = elements.addAll(index, more);
            if (grown) {
                nextAdd(index, index + more.size());
                modCount++;
            }
            return grown;
        } finally {
            endChange();
        }
    }

    @Override
    protected void removeRange(int from, int to) {
        if (from == to) return;
        beginChange();
        try {
            List<E> span = elements.subList(from, to);
            List<E> gone = new ArrayList<>(span);
            span.clear();
            nextRemove(from, gone);
            modCount++;
        } finally {
            endChange();
        }
    }
}
