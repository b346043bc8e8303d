package org.lanternchat.server.file;

import org.lanternchat.server.store.StoredFile;

import java.io.IOException;
import java.lang.System.Logger.Level;

/// A file, or its thumbnail, that somebody reads. `tag` names the content. Belongs to whoever
/// opened it.
public record OpenFile(StoredFile file, String tag, String media, long size, Content content)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OpenFile.class.getName());

    @Override
    public void close() {
        try {
            content.close();
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "a file was not closed: {0}", failed.getMessage());
        }
    }
}
