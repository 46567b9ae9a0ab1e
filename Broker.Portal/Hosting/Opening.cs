using System.Net.Sockets;
using Broker.Portal.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace Broker.Portal.Hosting;

/// <summary>Opens the portal at its addresses. What hinders it is said in one sentence, in the place of the server's own account of its insides.</summary>
public sealed class Opening
{
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";
    private static readonly string[] Loud = [Server, "Microsoft.Extensions.Hosting.Internal.Host"];

    private volatile bool open;

    public static Opening Of(WebApplicationBuilder builder)
    {
        var opening = new Opening();
        foreach (var category in Loud) builder.Logging.AddFilter(category, level => opening.open && level >= LogLevel.Warning);
        return opening;
    }

    /// <returns>How the program ends, once it is closed.</returns>
    public async Task<int> RunAsync(WebApplication app)
    {
        await using (app)
        {
            try
            {
                await app.StartAsync();
            }
            catch (Exception e) when (e is IOException or SocketException || e.Source?.StartsWith(Server, StringComparison.Ordinal) == true)
            {
                // The server has let go of its addresses by now.
                var at = app.Configuration[WebHostDefaults.ServerUrlsKey] ?? PublicAddress.Of(app.Configuration);
                return e.InnerException is AddressInUseException
                    ? await Verbs.CouldNotAsync(Terminal.OfProcess(), "could-not.address-taken", at)
                    : await Verbs.CouldNotAsync(Terminal.OfProcess(), "could-not.open", at, e.Message);
            }
            open = true;
            await app.WaitForShutdownAsync();
        }
        return Ends.Done;
    }
}
