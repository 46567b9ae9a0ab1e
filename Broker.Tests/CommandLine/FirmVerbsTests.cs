using System.Diagnostics;
using Broker.Core.Demo;
using Broker.Portal.CommandLine;
using Broker.Portal.Hosting;

namespace Broker.Tests.CommandLine;

/// <summary>From an empty folder to a firm, its backup, and back.</summary>
public sealed class FirmVerbsTests : IDisposable
{
    private const string Password = "une phrase assez longue";
    private readonly Keyboard keyboard = new();

    public void Dispose() => keyboard.Dispose();

    [Fact]
    public async Task An_administrator_is_created_with_a_password_from_the_standard_input()
    {
        Assert.Equal(Ends.Done, await AdministratorAsync("claire@exemple.fr", Password));
        Assert.Contains("claire@exemple.fr", keyboard.Said);
        Assert.Equal(Ends.No, await AdministratorAsync("claire@exemple.fr", Password));
        Assert.Equal(Ends.No, await AdministratorAsync("luc@exemple.fr", "court"));
        Assert.Equal(Ends.WrongUse, await AdministratorAsync("luc@exemple.fr", ""));
    }

    [Fact]
    public async Task An_administrator_is_created_while_the_portal_runs()
    {
        Assert.Equal(Ends.Done, await AdministratorAsync("claire@exemple.fr", Password));
        using var running = DataFolder.Take(new PortalOptions { Data = keyboard.Data });

        Assert.Equal(Ends.Done, await AdministratorAsync("luc@exemple.fr", Password));
    }

    [Fact]
    public async Task Asked_on_the_console_the_password_is_typed_twice()
    {
        var typed = new Queue<string>([Password, "une autre phrase"]);
        keyboard.AskSecret = _ => typed.Dequeue();

        Assert.Equal(Ends.WrongUse, await keyboard.TypeAsync("admin", "create", "--email", "a@b.fr", "--first-name", "A", "--last-name", "B", "--data", keyboard.Data));
    }

    [Fact]
    public async Task The_demo_firm_is_saved_while_it_runs_and_comes_back_elsewhere()
    {
        Assert.Equal(Ends.Done, await keyboard.TypeAsync("seed", "--data", keyboard.Data));
        Assert.Contains(Cast.Helene.Email, keyboard.Said);
        var elsewhere = keyboard["elsewhere"];
        using (DataFolder.Take(new PortalOptions { Data = keyboard.Data }))
            Assert.Equal(Ends.Done, await keyboard.TypeAsync("backup", keyboard["firm.zip"], "--data", keyboard.Data));

        Assert.Equal(Ends.Done, await keyboard.TypeAsync("restore", keyboard["firm.zip"], "--data", elsewhere));

        Assert.Equal(Shelf(keyboard.Data), Shelf(elsewhere));
        Assert.NotEmpty(Shelf(elsewhere));
        Assert.Equal(Ends.No, await keyboard.TypeAsync("restore", keyboard["firm.zip"], "--data", elsewhere));
        Assert.Equal(Ends.Done, await keyboard.TypeAsync("restore", keyboard["firm.zip"], "--data", elsewhere, "--force"));
    }

    [Fact]
    public async Task Nothing_is_restored_or_seeded_under_a_running_portal()
    {
        using var running = DataFolder.Take(new PortalOptions { Data = keyboard.Data });

        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("restore", keyboard["firm.zip"], "--data", keyboard.Data, "--force"));
        Assert.Contains(keyboard.Data, keyboard.Complained);
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("seed", "--data", keyboard.Data));
    }

    [Fact]
    public async Task Bad_places_are_said_with_code_3_and_bad_backups_with_code_1()
    {
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("backup", keyboard["firm.zip"], "--data", keyboard.Data));
        Assert.Equal(Ends.Done, await AdministratorAsync("claire@exemple.fr", Password));
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("backup", keyboard["no/such/folder/firm.zip"], "--data", keyboard.Data));
        Assert.Equal(Ends.CouldNot, await keyboard.TypeAsync("restore", keyboard["nowhere.zip"], "--data", keyboard["elsewhere"]));
        await File.WriteAllTextAsync(keyboard["spoilt.zip"], "not a backup");
        Assert.Equal(Ends.No, await keyboard.TypeAsync("restore", keyboard["spoilt.zip"], "--data", keyboard["elsewhere"]));
        Assert.Equal(Ends.No, await keyboard.TypeAsync("seed", "--data", keyboard.Data));
        Assert.Contains("Un vrai cabinet", keyboard.Complained);
    }

    [Fact]
    public async Task The_program_itself_ends_with_the_same_codes()
    {
        Assert.Equal((Ends.Done, true), await ProgramAsync("restore", "--help"));
        Assert.Equal((Ends.CouldNot, false), await ProgramAsync("tags", keyboard["nowhere.docx"]));
        Assert.Equal((Ends.WrongUse, false), await ProgramAsync("fly"));
    }

    private async Task<(int End, bool Said)> ProgramAsync(params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Verbs).Assembly.Location, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = keyboard.Folder };
        using var program = Process.Start(start)!;
        var complained = program.StandardError.ReadToEndAsync();
        var said = await program.StandardOutput.ReadToEndAsync();
        await complained;
        await program.WaitForExitAsync();
        return (program.ExitCode, said.Length > 0);
    }

    private Task<int> AdministratorAsync(string email, string password) => keyboard.TypeAsync("admin",
        ["create", "--email", email, "--first-name", "Claire", "--last-name", "Aubin", "--password-stdin", "--data", keyboard.Data], password);

    private static string[] Shelf(string data) =>
        [.. Directory.GetFiles(Path.Combine(data, "files"), "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file)!).Order()];
}
