package org.lanternchat.server.net;

import org.glassfish.grizzly.http.server.HttpHandler;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

import java.io.IOException;
import java.lang.System.Logger.Level;

/// Gives each request to the part that answers for its path, taken as it was sent: Grizzly's own
/// mapping would tidy it up first, and break on paths such as `/..`. That somebody goes before the
/// answer is there is nothing to speak of. Called on worker threads.
final class Front extends HttpHandler {
    private static final System.Logger LOG = System.getLogger(Front.class.getName());

    private final Pages pages;
    private final Uploads uploads;
    private final Downloads downloads;
    private final HookPosts hooks;
    private final Metrics metrics;
    private final InstallerDownloads installers;

    Front(
            Pages pages,
            Uploads uploads,
            Downloads downloads,
            HookPosts hooks,
            Metrics metrics,
            InstallerDownloads installers) {
        this.pages = pages;
        this.uploads = uploads;
        this.downloads = downloads;
        this.hooks = hooks;
        this.metrics = metrics;
        this.installers = installers;
    }

    @Override
    public void service(Request request, Response response) throws Exception {
        String path = request.getRequestURI();
        HttpHandler part = pages;
        if (path.equals(Uploads.PATH)) part = uploads;
        else if (path.startsWith(Downloads.PATH + "/")) part = downloads;
        else if (path.equals(Metrics.PATH)) part = metrics;
        else if (path.equals(InstallerDownloads.LIST)) part = installers;
        else if (path.startsWith(InstallerDownloads.PATH)) part = installers;
        else if (path.startsWith(HookPosts.PATH + "/")) part = hooks;
        try {
            part.service(request, response);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "gone before the answer", gone);
        }
    }
}
