using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WhoMayDoWhatInAClientsSpace : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "MaySignForms",
                table: "Memberships",
                newName: "SeesAllDocuments");

            migrationBuilder.AddColumn<Guid>(
                name: "GroupOf",
                table: "SignInSessions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GroupOf",
                table: "People",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Stage",
                table: "Memberships",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<Guid>(
                name: "ById",
                table: "Documents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Buildings",
                table: "AccountAccesses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Group",
                table: "AccountAccesses",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Vehicles",
                table: "AccountAccesses",
                type: "boolean",
                nullable: false,
                defaultValue: true);

            migrationBuilder.CreateTable(
                name: "FeatureSwitches",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Feature = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    On = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeatureSwitches", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ItemShares",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ItemId = table.Column<Guid>(type: "uuid", nullable: false),
                    Parts = table.Column<int>(type: "integer", maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ItemShares", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ItemShares_Memberships_ClientId_MembershipId",
                        columns: x => new { x.ClientId, x.MembershipId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FeatureSwitches_Feature",
                table: "FeatureSwitches",
                column: "Feature",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ItemShares_ClientId_ItemId",
                table: "ItemShares",
                columns: new[] { "ClientId", "ItemId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemShares_ClientId_MembershipId",
                table: "ItemShares",
                columns: new[] { "ClientId", "MembershipId" });

            migrationBuilder.CreateIndex(
                name: "IX_ItemShares_MembershipId_ItemId",
                table: "ItemShares",
                columns: new[] { "MembershipId", "ItemId" },
                unique: true);
            // Contracts somebody was limited to are now contracts shared with them, whole; and who could ask for certificates still can.
            migrationBuilder.Sql("""
                INSERT INTO "ItemShares" ("Id", "ClientId", "MembershipId", "Kind", "ItemId", "Parts", "Version")
                SELECT gen_random_uuid(), "ClientId", "MembershipId", 'Contract', "ContractId", 31, gen_random_uuid() FROM "MembershipContracts";
                """);
            migrationBuilder.Sql("""UPDATE "Memberships" SET "SeesAllDocuments" = FALSE, "MaySubmitWorkbooks" = FALSE, "MaySubmitForms" = ("Group" = 'Limited');""");

            migrationBuilder.DropTable(
                name: "MembershipContracts");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FeatureSwitches");

            migrationBuilder.DropTable(
                name: "ItemShares");

            migrationBuilder.DropColumn(
                name: "GroupOf",
                table: "SignInSessions");

            migrationBuilder.DropColumn(
                name: "GroupOf",
                table: "People");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "Memberships");

            migrationBuilder.DropColumn(
                name: "ById",
                table: "Documents");

            migrationBuilder.DropColumn(
                name: "Buildings",
                table: "AccountAccesses");

            migrationBuilder.DropColumn(
                name: "Group",
                table: "AccountAccesses");

            migrationBuilder.DropColumn(
                name: "Vehicles",
                table: "AccountAccesses");

            migrationBuilder.RenameColumn(
                name: "SeesAllDocuments",
                table: "Memberships",
                newName: "MaySignForms");

            migrationBuilder.CreateTable(
                name: "MembershipContracts",
                columns: table => new
                {
                    MembershipId = table.Column<Guid>(type: "uuid", nullable: false),
                    ContractId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MembershipContracts", x => new { x.MembershipId, x.ContractId });
                    table.ForeignKey(
                        name: "FK_MembershipContracts_Memberships_ClientId_MembershipId",
                        columns: x => new { x.ClientId, x.MembershipId },
                        principalTable: "Memberships",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_MembershipContracts_ClientId_MembershipId",
                table: "MembershipContracts",
                columns: new[] { "ClientId", "MembershipId" });
        }
    }
}
