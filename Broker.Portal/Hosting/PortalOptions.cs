using Broker.Core.Storage;

namespace Broker.Portal.Hosting;

/// <summary>Where the portal keeps its things and how it is reached: section "Broker" of the configuration (Broker__Data, Broker__Database…).</summary>
public sealed record PortalOptions
{
    /// <summary>Folder of everything the portal keeps: database, files, keys. Holds one running portal at a time when the database is SQLite.</summary>
    public string Data { get; init; } = "var";

    /// <summary>PostgreSQL connection string; empty for a SQLite file in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Chromium's program, when it is not where Debian and Ubuntu put it.</summary>
    public string? Chromium { get; init; }

    /// <summary>Address under which the world reaches the portal: what QR pictures and mails carry. Where it opens, unless it is said.</summary>
    public string PublicUrl { get; init; } = "";

    /// <summary>Whether <see cref="Hosting.Diagnostics"/> answers, to measure memory from the machine itself.</summary>
    public bool Diagnostics { get; init; }

    /// <summary>How many people of the firm may be active at once; as many as one likes without it.</summary>
    public int? Seats { get; init; }

    /// <summary>How mail leaves; with neither server nor folder it waits, and the screens say so.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>IANA name.</summary>
    public string TimeZone { get; init; } = "Europe/Paris";

    public string FilesFolder => Path.Combine(Data, "files");
    public string KeysFolder => Path.Combine(Data, "keys");
    public string DatabaseFile => Path.Combine(Data, "broker.db");

    public StorageOptions Storage => string.IsNullOrWhiteSpace(Database) ? StorageOptions.File(DatabaseFile) : new StorageOptions(Database);

    public static PortalOptions From(IConfiguration configuration)
    {
        var options = configuration.GetSection("Broker").Get<PortalOptions>() ?? new PortalOptions();
        return string.IsNullOrWhiteSpace(options.PublicUrl) ? options with { PublicUrl = PublicAddress.Of(configuration) } : options;
    }
}
