using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Broker.Core.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TemplateVersionsAndProvenance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "Draft",
                table: "Templates",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Says",
                table: "Templates",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "VersionNumber",
                table: "Templates",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Protection",
                table: "Certificates",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacedById",
                table: "Certificates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SignedBy",
                table: "Certificates",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Snapshot",
                table: "Certificates",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Template",
                table: "Certificates",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawReason",
                table: "Certificates",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                table: "Certificates",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnBy",
                table: "Certificates",
                type: "character varying(160)",
                maxLength: 160,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReplaceReason",
                table: "CertificateRequests",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ReplacesId",
                table: "CertificateRequests",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddUniqueConstraint(
                name: "AK_Certificates_ClientId_Id",
                table: "Certificates",
                columns: new[] { "ClientId", "Id" });

            migrationBuilder.CreateTable(
                name: "CertificateLooks",
                columns: table => new
                {
                    CertificateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    ClientId = table.Column<Guid>(type: "uuid", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CertificateLooks", x => new { x.CertificateId, x.Day });
                    table.ForeignKey(
                        name: "FK_CertificateLooks_Certificates_ClientId_CertificateId",
                        columns: x => new { x.ClientId, x.CertificateId },
                        principalTable: "Certificates",
                        principalColumns: new[] { "ClientId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PaperSettings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Protection = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SealedKey = table.Column<string>(type: "text", nullable: true),
                    KeySubject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    KeyIssuer = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    KeyExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    KeySetAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    KeySetBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    KeySetById = table.Column<Guid>(type: "uuid", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperSettings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StatementDeclarations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Statement = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Words = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementDeclarations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StatementDeclarations_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StatementDeclarations_Templates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "Templates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "StatementRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Waived = table.Column<List<string>>(type: "text[]", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StatementRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "TemplateVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    TemplateId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileId = table.Column<Guid>(type: "uuid", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Note = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    RestoredFrom = table.Column<int>(type: "integer", nullable: true),
                    PublishedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublishedBy = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TemplateVersions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TemplateVersions_Files_FileId",
                        column: x => x.FileId,
                        principalTable: "Files",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TemplateVersions_Templates_TemplateId",
                        column: x => x.TemplateId,
                        principalTable: "Templates",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CertificateRequests_ReplacesId",
                table: "CertificateRequests",
                column: "ReplacesId");

            migrationBuilder.CreateIndex(
                name: "IX_CertificateLooks_ClientId_CertificateId",
                table: "CertificateLooks",
                columns: new[] { "ClientId", "CertificateId" });

            migrationBuilder.CreateIndex(
                name: "IX_StatementDeclarations_FileId",
                table: "StatementDeclarations",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_StatementDeclarations_TemplateId_Statement",
                table: "StatementDeclarations",
                columns: new[] { "TemplateId", "Statement" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_FileId",
                table: "TemplateVersions",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_TemplateVersions_TemplateId_Number",
                table: "TemplateVersions",
                columns: new[] { "TemplateId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CertificateLooks");

            migrationBuilder.DropTable(
                name: "PaperSettings");

            migrationBuilder.DropTable(
                name: "StatementDeclarations");

            migrationBuilder.DropTable(
                name: "StatementRules");

            migrationBuilder.DropTable(
                name: "TemplateVersions");

            migrationBuilder.DropUniqueConstraint(
                name: "AK_Certificates_ClientId_Id",
                table: "Certificates");

            migrationBuilder.DropIndex(
                name: "IX_CertificateRequests_ReplacesId",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "Draft",
                table: "Templates");

            migrationBuilder.DropColumn(
                name: "Says",
                table: "Templates");

            migrationBuilder.DropColumn(
                name: "VersionNumber",
                table: "Templates");

            migrationBuilder.DropColumn(
                name: "Protection",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "ReplacedById",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "SignedBy",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "Snapshot",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "Template",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "WithdrawReason",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "WithdrawnBy",
                table: "Certificates");

            migrationBuilder.DropColumn(
                name: "ReplaceReason",
                table: "CertificateRequests");

            migrationBuilder.DropColumn(
                name: "ReplacesId",
                table: "CertificateRequests");
        }
    }
}
